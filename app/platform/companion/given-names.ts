/**
 * Given names that are common in Kenya, Uganda, Sierra Leone, Haiti and Thailand, to find people in
 * running text. A name that is also an ordinary word (Grace, Hope, Mercy, Rose, Sunday) is left out.
 */
const names = `
Abdul Abdulai Abdullah Abena Abu Achieng Adama Adhiambo Agnes Ahmed Aisha Akello Akinyi Alhaji Ali Alice
Alimamy Allan Alusine Amara Amina Aminata Amos Anan Andrew Angela Anna Anne Annet Anong Anthony
Apinya Arthit Atieno Augustin Awa Baraka Barasa Baptiste Beatrice Bendu Betty Binta Brian Brima Bunmi
Carine Caroline Cecilia Chanthira Charles Charlotte Chebet Chepkoech Chloe Christine Claudine
Clement Cynthia Daniel Danai Daoud David Deborah Dieudonné Diana Dennis Dorcas Edwin Elias Elizabeth
Emmanuel Emily Eric Esperance Esther Esi Eunice Evans Fabienne Fatima Fatmata Fatou Festus Florence
Foday Francine Francis Frantz Gabriel George Georges Gladys Gloria Guerline Halima Hassan Hawa Hellen
Henry Hussein Ibrahim Ibrahima Irene Isaac Isata Isha Ismail Jackson Jacques Jamal James Jane Janet
Jean Jeanne Jelani Jennifer Joan Joseph Josephine Joshua Josiane Juma Jules Julia Juliet Julius
Kadiatu Kallon Kamau Kanya Kelvin Kenneth Kevin Kipchoge Kiprono Kiptoo Kofi Komba Kwame Lamin Lansana
Latifa Leah Lek Lilian Linda Loveline Lucy Luckner Mabinty Maina Makena Malai Malee Malik Mamadou
Manee Marc Margaret Maria Mariam Mariama Marie Martha Martin Mary Maurice Mbalu Memuna Michael Michel
Micheline Mirlande Mohamed Mohammed Moses Moussa Musa Mutua Muthoni Mwangi Mwende Nadège Nadia Nafula
Naiyana Nakato Naomi Narong Natcha Nathan Ngozi Nekesa Niran Njeri Njoroge Nok Noi Nong
Nyambura Ochieng Odhiambo Okello Okot Omar Omondi Onyango Opio Otieno Patrick Paul Peter Philip Phoebe
Pierre Pim Ploy Preecha Prossy Rachel Rebecca Robert Rodrigue Ronald Rosemary Roseline Ruth Sahr Saidu
Salamatu Salim Sally Samuel Sandra Sarah Sasithorn Sheku Simon Siriporn Solange Somchai Somsak Sombat
Sophia Sorie Stella Stephen Sulaiman Suda Sunan Susan Susanne Tamba Tanawat Thérèse Thomas Timothy
Tina Umaru Veronica Victor Vincent Wairimu Wambui Wanjiku Wanjiru Waleed Wangari Wanza Wekesa
Widelène Wideline William Wilson Winnie Wislande Yeabu Yusuf Yvonne Zainab Zawadi
`;

export const givenNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/u));
